import { showPage } from '../ui/page.tsx';
import './wallboard.css';
import { Wallboard } from './wallboard.tsx';

showPage(<Wallboard />);
