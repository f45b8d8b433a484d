/**
 * The right to be the one service that works on a database: nobody else decides about its call centers
 * while it is held. It ends with the process at the latest, however that ends.
 */
export interface Ownership {
  /** Gives it up. To be called last, when nothing is written any more. */
  release(): Promise<void>;
}
