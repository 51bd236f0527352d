/** Plain text or HTML, as a document for the matcher. */
import { parseHTML } from 'linkedom';
import type { Document } from '../../matching';

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, td, th, dd, dt, figcaption, pre';
const SKIPPED = 'script, style, noscript, template, nav, footer, form, aside, [hidden], [aria-hidden="true"]';

/** HTML is told by its first tag; text is cut into paragraphs at empty lines (or at lines, where there are none). */
export function readDocument(source: string): Document {
  if (/^\s*(?:<!doctype html|<html|<head|<body|<article|<p\b|<div\b)/i.test(source)) return readHtml(source);
  const byGap = source.split(/\n\s*\n/).map((p) => p.trim());
  const paragraphs = (byGap.length > 1 ? byGap : source.split('\n').map((p) => p.trim())).filter((p) => p !== '');
  return { paragraphs };
}

function readHtml(source: string): Document {
  const { document } = parseHTML(source);
  for (const node of document.querySelectorAll(SKIPPED)) node.remove();
  const blocks = [...document.querySelectorAll(BLOCKS)].filter((b) => b.querySelector(BLOCKS) === null);
  const paragraphs = blocks.map((b) => (b.textContent ?? '').replace(/\s+/g, ' ').trim()).filter((p) => p !== '');
  const published = /\d{4}-\d{2}-\d{2}/.exec(
    document.querySelector('meta[property="article:published_time"], meta[name="date"]')?.getAttribute('content') ??
      document.querySelector('time[datetime]')?.getAttribute('datetime') ??
      /"datePublished"\s*:\s*"([^"]+)"/.exec(source)?.[1] ??
      '',
  )?.[0];
  const title = document.querySelector('title')?.textContent?.trim();
  return { ...(title ? { title } : {}), ...(published ? { published } : {}), paragraphs };
}
