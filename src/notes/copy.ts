/** Puts text on the clipboard; pages without a secure context lack the modern way. */

export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, root);
  }
}

function copyByCommand(text: string, root: ShadowRoot): boolean {
  const doc = root.ownerDocument;
  const focused = root.activeElement;
  const field = doc.createElement('textarea');
  field.value = text;
  field.className = 'vh';
  root.append(field);
  field.select();
  let done = false;
  try {
    done = doc.execCommand('copy');
  } catch {
    // the page's policy forbids it: said to the reader as "Not copied"
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
