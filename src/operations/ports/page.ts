export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly size: number;
}

export interface PageOf<Row> {
  readonly totalCount: number;
  readonly rows: readonly Row[];
}
