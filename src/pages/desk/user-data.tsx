import type { ReactNode } from 'react';

const fieldsIn = (data: string): readonly (readonly [string, string])[] | null => {
  try {
    const json: unknown = JSON.parse(data);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    return Object.entries(json).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
  } catch {
    return null;
  }
};

/** What the IVR sent along: JSON as fields, anything else as it is. */
export const UserData = ({ data }: { readonly data: string | null }): ReactNode => {
  if (data === null || data === '') return null;
  const fields = fieldsIn(data);
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
