import type { ReactNode } from 'react';
import { dataFields } from '../ui/data-fields.ts';

/** What the IVR sent along: JSON as fields, anything else as it is. */
export const UserData = ({ data }: { readonly data: string | null }): ReactNode => {
  if (data === null || data === '') return null;
  const fields = dataFields(data);
  if (fields === null) return <p className="user-data">{data}</p>;
  return (
    <dl className="fields">
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
