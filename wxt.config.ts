import { defineConfig, type UserManifest } from 'wxt';
import { layersPlugin } from './src/cli/lib/layers-plugin';
import { bundledPackPlugin, PACK_FILE, packJson } from './src/cli/lib/pack-plugin';
import { pageCssPlugin } from './src/cli/lib/page-css-plugin';

const WEB_PAGES = ['http://*/*', 'https://*/*'];
const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `/icon/on-${size}.png`]));

/**
 * The manifest for one browser. Permissions, each needed: `storage` for settings and hidden notes, `scripting` to say
 * where the detector runs and to draw on pages that are on topic, `contextMenus` for "Check the selected text" and
 * `activeTab` to draw its answer where we have no access else. Host access is what reading web pages means; content
 * scripts are registered by src/background/registration.ts, so that none runs where the reader said no.
 */
export function manifest({ browser }: { browser: string }): UserManifest {
  return {
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons,
    action: { default_title: '__MSG_extensionName__', default_icon: icons },
    permissions: ['storage', 'scripting', 'contextMenus', 'activeTab'],
    host_permissions: WEB_PAGES,
    commands: {
      'next-note': { description: '__MSG_commandNext__', suggested_key: { default: 'Alt+Shift+N' } },
      'previous-note': { description: '__MSG_commandPrevious__', suggested_key: { default: 'Alt+Shift+P' } },
      'toggle-notes': { description: '__MSG_commandToggle__', suggested_key: { default: 'Alt+Shift+C' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'claimtrail@claimtrail.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {}),
    // light-dark() in the styles is the youngest thing we need.
    ...(browser === 'chrome' || browser === 'edge' ? { minimum_chrome_version: '123' } : {}),
  };
}

const OLDEST = ['chrome123', 'firefox140'];

export default defineConfig({
  // Explicit imports only: a file shows what it depends on.
  imports: false,
  publicDir: 'assets/public',
  manifestVersion: 3,
  manifest,
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: PACK_FILE, contents: packJson() });
    },
  },
  // The lowest browsers of the manifest. Lower, and light-dark() is rewritten in a way that no card on a page survives.
  vite: () => ({
    plugins: [bundledPackPlugin('file'), pageCssPlugin(), layersPlugin()],
    build: { target: OLDEST, cssTarget: OLDEST },
  }),
});
