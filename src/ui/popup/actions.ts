/** What a reader can do in the popup. */
import type { Level } from '../../settings/schema';

export interface PopupActions {
  switchAll(on: boolean): void;
  switchSite(on: boolean): void;
  setLevel(level: Level): void;
  goTo(claim: string): void;
  readPage(): void;
  allow(): void;
  openOptions(): void;
}
