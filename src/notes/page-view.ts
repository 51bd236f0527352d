/** The page views of one document: each with its own signal, so that an old one can never draw into a new one. */

import type { Result } from '../lib/result';
import type { Answer } from '../messages/client';
import type { PageRequest, PageStatus } from '../messages/protocol';
import { isReadable, isWebPage, lookUntil, pageText } from '../page/late-text';
import type { Level, Looks } from '../settings/schema';
import { compileTopics, type TopicSides } from '../topic/topical';
import { type Annotation, annotate } from './annotate';
import { cardScript, styleCard } from './card-script';

export interface PageViewOptions {
  topics: () => Promise<readonly TopicSides[]>;
  /** Whether comments sections are read, too. */
  comments: () => Promise<boolean>;
  send: <R extends PageRequest>(request: R) => Promise<Result<Answer<R>>>;
}

export interface PageView {
  /** Begins anew: what was there before is removed first. */
  start(): void;
  /** Removes every trace. */
  stop(): void;
  status(): PageStatus;
  goto(claim: string): boolean;
  show(level: Level): void;
  look(looks: Looks): void;
  step(by: 1 | -1): boolean;
}

const EMPTY: PageStatus = { state: 'stopped', notes: [], published: null };

export function startPage(doc: Document, { topics, comments, send }: PageViewOptions): PageView {
  let view = new AbortController();
  let annotation: Annotation | null = null;
  let state: PageStatus['state'] = 'stopped';

  const stop = () => {
    view.abort();
    annotation = null;
    state = 'stopped';
  };

  const start = () => {
    stop();
    if (!isReadable(doc)) {
      state = isWebPage(doc) ? 'off-topic' : 'unreadable';
      return;
    }
    view = new AbortController();
    const { signal } = view;
    state = 'reading';
    void Promise.all([topics(), comments()]).then(([known, withComments]) => {
      if (signal.aborted) return;
      const topical = compileTopics(known);
      // A topic that may be met anywhere on a page has been met there; one that is met in one place must be met in the article.
      const anywhere = known.some((topic) => topic.within === undefined);
      state = 'off-topic';
      // A page that has moved on to another topic is not read; it is looked at again as it grows.
      lookUntil(
        () => {
          if (!topical(pageText(doc))) return false;
          annotation = annotate({
            doc,
            signal,
            topical: anywhere ? () => true : topical,
            comments: withComments,
            ask: (request) => send(request),
            card: async () => {
              if (cardScript()) return cardScript();
              const answer = await send({ type: 'page:card' });
              if (answer.ok) styleCard(answer.value);
              return cardScript();
            },
            count: (claims) => void send({ type: 'page:count', claims }),
            hide: (scope, claim) => void send({ type: 'page:hide', scope, claim }),
            wrong: (report) => void send({ type: 'page:wrong', report }),
            moved: start,
          });
          return true;
        },
        doc,
        signal,
      );
      if (!annotation) void send({ type: 'page:count', claims: 0 });
    });
  };

  return {
    start,
    stop,
    status: () => annotation?.status() ?? { ...EMPTY, state },
    show: (level) => annotation?.show(level),
    look: (looks) => annotation?.look(looks),
    step: (by) => annotation?.step(by) ?? false,
    goto: (claim) => annotation?.goto(claim) ?? false,
  };
}
