/** What readers do outside the page: the browser's own menus and questions, which no driver can press. */
import { inFirefox } from './firefox-scope';
import type { Running } from './launch';

/** Chooses "Check the selected text" from the menu of a tab; sent to the extension as the browser sends it. */
export async function checkSelected(running: Running, tab: number, text: string): Promise<void> {
  const info = { menuItemId: 'check-selection', selectionText: text, frameId: 0, editable: false };
  if (running.kind === 'firefox') {
    await inFirefox(
      running,
      `(id, tab, info) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        const { nativeTab } = extension.tabManager.get(tab);
        extension.tabManager.addActiveTabPermission(nativeTab);
        extension.emit('webext-menu-menuitem-click', JSON.parse(info), nativeTab);
      }`,
      tab,
      JSON.stringify(info),
    );
    return;
  }
  const target = await running.browser.waitForTarget(
    (t) => t.type() === 'service_worker' && t.url().startsWith(running.origin),
  );
  const worker = await target.worker();
  await worker?.evaluate(`chrome.contextMenus.onClicked.dispatch(${JSON.stringify(info)}, { id: ${tab} })`);
}

/** Presses the toolbar's button over a tab, for what that tells the extension of it; no popup opens. */
export async function pressButton(running: Running, tab: number): Promise<void> {
  // Chromium keeps the access of installation, so there the press tells nothing new.
  if (running.kind === 'chromium') return;
  await inFirefox(
    running,
    `(id, tab) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      extension.tabManager.addActiveTabPermission(extension.tabManager.get(tab).nativeTab);
    }`,
    tab,
  );
}

/** Every question for access is answered with yes, or with no. Chromium asks none: access came with installation. */
export async function answerQuestions(running: Running, yes: boolean): Promise<void> {
  if (running.kind === 'chromium') return;
  const declaration = yes
    ? `() => Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`
    : `() => {
        Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true);
        const refuse = (subject) => {
          Services.obs.removeObserver(refuse, 'webextension-optional-permission-prompt');
          subject.wrappedJSObject.resolve(false);
        };
        Services.obs.addObserver(refuse, 'webextension-optional-permission-prompt');
      }`;
  await inFirefox(running, declaration);
}
