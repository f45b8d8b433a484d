import { showPage } from '../ui/page.tsx';
import './admin.css';
import { Admin } from './admin.tsx';

showPage(<Admin />);
