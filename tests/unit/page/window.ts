/** A document to read, without a browser. happy-dom knows styles and trees; it knows no layout. */
import { Window } from 'happy-dom';

export function documentOf(html: string, url = 'https://news.example/story'): Document {
  const window = new Window({ url });
  window.document.write(html);
  return window.document as unknown as Document;
}
