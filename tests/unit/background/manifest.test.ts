import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import english from '../../../assets/public/_locales/en/messages.json';
import { manifest } from '../../../wxt.config';

const BROWSERS = ['chrome', 'edge', 'firefox', 'safari'];

it.each(BROWSERS)('%s: four permissions, web pages, and nothing a page can reach', (browser) => {
  const { permissions, host_permissions, ...rest } = manifest({ browser });
  expect(permissions).toEqual(['storage', 'scripting', 'contextMenus', 'activeTab']);
  expect(host_permissions).toEqual(['http://*/*', 'https://*/*']);
  for (const key of [
    'optional_permissions',
    'optional_host_permissions',
    'web_accessible_resources',
    'content_scripts',
    'content_security_policy',
    'externally_connectable',
  ]) {
    expect(rest).not.toHaveProperty(key);
  }
});

it('tells Firefox that no data is collected', () => {
  expect(manifest({ browser: 'firefox' }).browser_specific_settings).toMatchObject({
    gecko: { id: expect.stringContaining('@'), data_collection_permissions: { required: ['none'] } },
  });
  expect(manifest({ browser: 'chrome' })).not.toHaveProperty('browser_specific_settings');
});

it.each(BROWSERS)('%s: every word and picture it names is there', (browser) => {
  const built = manifest({ browser });
  const words = [...JSON.stringify(built).matchAll(/__MSG_(\w+)__/g)].map((m) => m[1]);
  expect(words.length).toBeGreaterThan(2);
  for (const word of words) expect(english).toHaveProperty(String(word));
  for (const path of Object.values(built.icons ?? {})) expect(existsSync(`assets/public${path}`)).toBe(true);
  // The store's limit for descriptions.
  expect(english.extensionDescription.message.length).toBeLessThanOrEqual(132);
});
