import '../../src/lib/no-eval';
import '../../assets/styles/tokens.css';
import '../../assets/styles/parts.css';
import '../../src/ui/popup/popup.css';
import browser from 'webextension-polyfill';
import { startPopup } from '../../src/ui/popup/start';

startPopup(browser, document);
