/**
 * How long our own code ran at one go in a Chromium page, by the browser's own trace: every call into a script of the
 * extension, with the style and layout that it set off, task by task. The page's own work in the same task is not counted.
 */
import type { Page } from 'puppeteer-core';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time on the processor, which other work on the machine does not stretch. */
  tdur?: number;
  tid: number;
  pid: number;
  args: { data?: { url?: string; scriptName?: string; fileName?: string } };
}

export interface Tasks {
  /** ms on the processor of our longest stretch. */
  longest: number;
  /** How many were over 50 ms. */
  long: number;
  /** ms of all. */
  total: number;
}

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const addressOf = ({ args }: TraceEvent) => args.data?.url ?? args.data?.scriptName ?? args.data?.fileName ?? '';
const isCall = ({ name }: TraceEvent) => name === 'FunctionCall' || name === 'EvaluateScript';
const isOurs = (event: TraceEvent) => isCall(event) && addressOf(event).startsWith('chrome-extension://');
const isTheirs = (event: TraceEvent) => isCall(event) && /^(?:https?:|$)/.test(addressOf(event));

/**
 * ms of ours in one task. What our code awaits goes on in microtasks, which the trace gives to nobody: in a task in
 * which nobody else was called, they are ours.
 */
function oursIn(task: readonly TraceEvent[]): number {
  if (!task.some(isOurs)) return 0;
  const alone = !task.some(isTheirs);
  let [end, sum] = [0, 0];
  for (const event of task) {
    const counts = isOurs(event) || (alone && event.name === 'RunMicrotasks');
    // Calls within calls are part of the outermost.
    if (!counts || event.ts < end) continue;
    sum += event.tdur ?? event.dur ?? 0;
    end = event.ts + (event.dur ?? 0);
  }
  return sum / 1000;
}

/** Traces while `work` runs. */
export async function ourTasks(page: Page, work: () => Promise<unknown>): Promise<Tasks> {
  await page.tracing.start({ categories: CATEGORIES });
  await work();
  const trace = await page.tracing.stop();
  if (trace === undefined) throw new Error('the browser gave no trace');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const complete = traceEvents.filter((event) => event.ph === 'X' && event.dur !== undefined);
  const byThread = new Map<string, TraceEvent[]>();
  for (const event of complete) {
    const thread = `${event.pid}:${event.tid}`;
    byThread.set(thread, [...(byThread.get(thread) ?? []), event]);
  }
  const stretches: number[] = [];
  for (const events of byThread.values()) {
    events.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
    let task: TraceEvent[] = [];
    let taskEnd = 0;
    for (const event of events) {
      if (/RunTask$/.test(event.name) && event.ts >= taskEnd) {
        stretches.push(oursIn(task));
        task = [];
        taskEnd = event.ts + (event.dur ?? 0);
      }
      task.push(event);
    }
    stretches.push(oursIn(task));
  }
  return {
    longest: Math.max(0, ...stretches),
    long: stretches.filter((stretch) => stretch > 50).length,
    total: stretches.reduce((all, stretch) => all + stretch, 0),
  };
}
