import type { ReactNode } from 'react';
import { BASE_URL } from '../session/api.ts';

/** Where this browser is. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The midnight with which the day began so many days before tomorrow: 1 is today. */
export const dayBefore = (days: number): string => {
  const from = new Date();
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() + 1 - days);
  return from.toISOString();
};

/** Where the same report is as CSV. */
export const csvAddress = (callcenter: string, query: Readonly<Record<string, string>>): string => {
  const asked = new URLSearchParams({ ...query, format: 'csv' }).toString();
  return `${BASE_URL}/callcenter/${encodeURIComponent(callcenter)}/report?${asked}`;
};

interface CsvLinkProps {
  readonly address: string;
  /** Of the file. */
  readonly name: string;
}

/** What is plotted, to be taken along. */
export const CsvLink = ({ address, name }: CsvLinkProps): ReactNode => (
  <a className="button no-print" href={address} download={name}>
    CSV
  </a>
);
