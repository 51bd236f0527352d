/** Whether the article is on topic, and not only the page around it, which may link to what is. */
import type { PageBlock } from '../page/blocks';

/** UTF-16 units before what is new that may be on topic together with it: more than a pack's `within` can be. */
const TAIL = 2_500;

/** Takes the article's blocks as they are read; true from the first stretch that is on topic. */
export function listen(title: string, topical: (text: string) => boolean): (blocks: readonly PageBlock[]) => boolean {
  let heard = `${title}\n`;
  let met = false;
  return (blocks) => {
    if (met) return true;
    const text = heard + blocks.map((block) => block.text).join('\n');
    heard = `${text.slice(-TAIL)}\n`;
    met = topical(text);
    return met;
  };
}
