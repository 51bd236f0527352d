import '../../src/lib/no-eval';
import '../../assets/styles/tokens.css';
import '../../assets/styles/parts.css';
import '../../src/ui/options/options.css';
import browser from 'webextension-polyfill';
import { startOptions } from '../../src/ui/options/start';

startOptions(browser, document);
