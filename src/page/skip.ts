/**
 * What is not the article's text: code, forms, editors, navigation, comments, teasers for other articles, and
 * whatever a reader cannot see. Decided from the element alone; no layout is forced.
 */

const SKIPPED_TAGS = new Set(
  (
    'script style noscript template svg math canvas video audio iframe frame object embed picture img map ' +
    'nav footer aside code pre kbd samp textarea select option button input datalist dialog menu head ' +
    'claimtrail-notes'
  ).split(' '),
);

const SKIPPED_ROLES = new Set(
  (
    'navigation complementary contentinfo search form textbox searchbox combobox listbox menu menubar toolbar ' +
    'tablist dialog alertdialog alert tooltip button img'
  ).split(' '),
);

/** Whole class names or ids, so that "article-with-comments" stays in. */
const COMMENTS =
  /^(?:comments?|comments?[-_](?:list|area|section|thread|container|wrapper|body)|commentlist|disqus(?:_thread)?|respond)$/i;
const FURNITURE =
  /^(?:related(?:[-_](?:articles?|content|posts?|stories|links|news))?|recirc(?:ulation)?|recommended|recommendations|read[-_]?(?:more|next)|more[-_](?:stories|news|on)|most[-_](?:read|popular)|trending|teasers?[-_]related|newsletter(?:[-_]sign-?up)?|breadcrumbs?|share|sharing|share[-_](?:bar|buttons|tools)|social|social[-_](?:share|links)|cookie[-_](?:banner|notice|consent)|taboola|outbrain|ad|ads|advert|advertisement|sponsored|promo|sidebar|site[-_]footer|global[-_]nav|navbar|nav[-_]menu)$/i;

function isNamed(el: Element, names: RegExp): boolean {
  const id = el.id;
  if (typeof id === 'string' && id !== '' && names.test(id)) return true;
  for (const name of el.classList) if (names.test(name)) return true;
  return false;
}

/** The main part of the page hangs under it, so that leaving it out would leave out the article. */
const holdsMain = (el: Element) => el.querySelector('main, h1') !== null;

/** A form's fields hide its own properties behind their names. Such a form cannot be read, nor is it an article. */
const isShadowed = (el: Element): boolean =>
  [el.getAttribute, el.hasAttribute, el.querySelector].some((own) => typeof own !== 'function') ||
  [el.classList, el.childNodes].some((list) => typeof list?.length !== 'number' || typeof list.item !== 'function');

/** Whether the element and everything in it is left out, whatever its style. `comments`: the reader wants them read. */
export function isSkipped(el: Element, comments = false): boolean {
  const tag = el.localName;
  if (typeof tag !== 'string' || (tag === 'form' && isShadowed(el))) return true;
  if (tag === 'body' || tag === 'main' || tag === 'html') return false;
  if (SKIPPED_TAGS.has(tag)) return tag !== 'aside' || !holdsMain(el);
  // A whole page may stand inside one form (ASP.NET); a comment box does not hold paragraphs.
  if (tag === 'form') return el.querySelector('main, h1, article, p + p') === null;
  if (tag === 'sup') return /^[\s\d[\],a-z*†‡]{0,6}$/i.test(el.textContent ?? ''); // a footnote's mark
  const attribute = (name: string) => el.getAttribute(name);
  if (el.hasAttribute('hidden') && attribute('hidden') !== 'until-found') return true;
  if (attribute('aria-hidden') === 'true') return true;
  const editable = attribute('contenteditable');
  if (editable !== null && editable !== 'false') return true;
  const role = attribute('role');
  if (role !== null && SKIPPED_ROLES.has(role.trim().toLowerCase())) return !holdsMain(el);
  const furniture = isNamed(el, FURNITURE) || (!comments && isNamed(el, COMMENTS));
  return furniture && !holdsMain(el);
}

/** UTF-16 units; what is longer is no tooltip or name in a sentence. */
const LONG_INLINE = 80;

export type Display = 'none' | 'inline' | 'block' | 'contents' | 'unseen';

/** Left out of view by a `<details>` that is closed: no style of its own tells. */
export const isFolded = (el: Element): boolean => {
  const parent = el.parentElement;
  return parent?.localName === 'details' && el.localName !== 'summary' && !parent.hasAttribute('open');
};

/** How the element's box behaves. `unseen`: there for screen readers only, or not painted; its children may be seen. */
export function displayOf(el: Element, style: CSSStyleDeclaration): Display {
  const { display } = style;
  if (display === 'none' || style.contentVisibility === 'hidden') return 'none';
  if (style.position === 'absolute' && (/rect\(/.test(style.clip) || /inset\((?:50|100)%/.test(style.clipPath))) {
    return 'none';
  }
  if (style.visibility === 'hidden' || style.visibility === 'collapse') return 'unseen';
  if (display === 'contents') return 'contents';
  // An element of the page's own making whose script never came is inline, though it holds a paragraph.
  if (display === 'inline' && el.localName.includes('-') && (el.textContent ?? '').length > LONG_INLINE) return 'block';
  if (display === 'inline' || display === '' || display.startsWith('ruby')) return 'inline';
  // A drop cap is floated out of its own word; anything longer that floats stands apart from the sentence.
  const floats = style.float === 'left' || style.float === 'right';
  if (floats && (el.textContent ?? '').trim().length <= 2) return 'inline';
  if (display.startsWith('inline'))
    return el.localName === 'a' || (el.textContent ?? '').length < 40 ? 'inline' : 'block';
  return 'block';
}
