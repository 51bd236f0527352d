// First: the pack is on its way while the rest of this script is read.
import '../src/claims/bundled';
import '../src/lib/no-eval';
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../src/background/start';

export default defineBackground(() => startBackground(browser));
