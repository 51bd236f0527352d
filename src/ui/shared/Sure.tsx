/** A button that asks once more before it does what cannot be undone. The question stands where the button stood. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';

interface Props {
  /** The button's word: "Erase". */
  word: string;
  /** What it does, in full. */
  label: string;
  look: 'btn' | 'act';
  onSure: () => void;
}

export function Sure({ word, label, look, onSure }: Props) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // Focus stays where the reader's attention is: on the question, and back on the button.
  useEffect(() => {
    if (asking) cancel.current?.focus();
    else if (wasAsking.current) first.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button ref={first} type="button" class={look} aria-label={label} onClick={() => setAsking(true)}>
        {word}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of text buttons.
    <span
      class="sure"
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <span aria-hidden="true">{t('sure')}</span>
      <button
        type="button"
        class={look}
        aria-label={label}
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        {word}
      </button>
      <button ref={cancel} type="button" class={look} onClick={() => setAsking(false)}>
        {t('cancel')}
      </button>
    </span>
  );
}
