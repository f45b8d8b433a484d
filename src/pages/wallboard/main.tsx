import { showPage } from '../ui/page.tsx';
import './wall.css';
import './wallboard.css';
import { Wallboard } from './wallboard.tsx';

showPage(<Wallboard />);
