/**
 * Looks into the closed shadow root of Claimtrail's host element, as only the browser's own debugging protocols can.
 * The page itself cannot do this, and neither can its scripts: that is what makes a note unforgeable.
 */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { BrowserKind } from './find';
import { NAME_HELPER } from './in-page';

/** Tags of ours begin so. */
export const HOST_PREFIX = 'claimtrail-';

/** A function that runs in the page with the shadow root, or with null where there is none. It closes over nothing. */
export type InRoot<A, R> = (root: ShadowRoot | null, argument: A) => R;

/** Runs `task` on the host's shadow root and brings back its JSON value. */
export async function inHost<A, R>(kind: BrowserKind, page: Page, task: InRoot<A, R>, argument: A): Promise<R> {
  const source = `function (root, argument) { ${NAME_HELPER} return (${task.toString()})(root, argument); }`;
  const json = JSON.stringify(argument ?? null);
  const value = await (kind === 'chromium' ? byCdp(page, source, json) : byBidi(page, source, json));
  return value as R;
}

interface CdpNode {
  localName: string;
  backendNodeId: number;
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

async function byCdp(page: Page, source: string, json: string): Promise<unknown> {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  const cdp = await session;
  const { root } = (await cdp.send('DOM.getDocument', { depth: 3, pierce: true })) as { root: CdpNode };
  const element = root.children?.find((node) => node.localName !== '');
  const host = [...(element?.children ?? []), ...(root.children ?? [])].find((n) =>
    n.localName.startsWith(HOST_PREFIX),
  );
  const shadow = host?.shadowRoots?.[0];
  const resolved = await cdp.send('DOM.resolveNode', { backendNodeId: (shadow ?? root).backendNodeId });
  const objectId = resolved.object.objectId;
  if (objectId === undefined) throw new Error('the page gave no object for its shadow root');
  const declaration = `function (json) { return (${source})(${shadow ? 'this' : 'null'}, JSON.parse(json)); }`;
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: declaration,
    arguments: [{ value: json }],
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** The few parts of WebDriver BiDi that puppeteer does not offer by itself. */
interface Bidi {
  send(method: 'script.callFunction', params: object): Promise<{ result: BidiAnswer }>;
}
type BidiAnswer =
  | { type: 'success'; result: { type: string; value?: unknown; sharedId?: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

interface BidiNode {
  sharedId: string;
  value: { shadowRoot?: { sharedId: string } | null };
}

async function byBidi(page: Page, source: string, json: string): Promise<unknown> {
  const { connection } = page.browser() as Browser & { connection: Bidi };
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const call = async (functionDeclaration: string, args: object[]) => {
    const { result } = await connection.send('script.callFunction', {
      functionDeclaration,
      awaitPromise: true,
      target: { context },
      arguments: args,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result;
  };
  const find = `() => [...(document.documentElement?.children ?? [])].find((e) => e.localName.startsWith('${HOST_PREFIX}'))`;
  const host = (await call(find, [])) as unknown as BidiNode;
  const shadow = host.value?.shadowRoot?.sharedId;
  const wrapped = `async (root, json) => JSON.stringify(await (${source})(root, JSON.parse(json)) ?? null)`;
  const root = shadow === undefined ? { type: 'null' } : { sharedId: shadow };
  const answer = await call(wrapped, [root, { type: 'string', value: json }]);
  return JSON.parse(String(answer.value));
}
