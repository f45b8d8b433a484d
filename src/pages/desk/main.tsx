import { showPage } from '../ui/page.tsx';
import './desk.css';
import { Desk } from './desk.tsx';

showPage(<Desk />);
