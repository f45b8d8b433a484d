/** Hears how the processor is shared out. */
export interface TurnObserver {
  /** @param ms how long a turn was waited for */
  waited(ms: number): void;
  /** @param owner a call center, or what has none @param ms how long it had the processor */
  spent(owner: string, ms: number): void;
}
