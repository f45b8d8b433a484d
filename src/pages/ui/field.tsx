import type { ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly wrong?: boolean;
  /** Of a language for machines: no spelling is looked at. */
  readonly code?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'text' | 'tel' | 'number' | 'password' | 'date';
  /** So many lines; one without. */
  readonly rows?: number;
  readonly list?: string;
}

/** A field of a form, with its name above and a hint below. */
export const Field = ({
  label,
  hint,
  value,
  change,
  wrong = false,
  code = false,
  disabled = false,
  type = 'text',
  rows,
  list,
}: FieldProps): ReactNode => {
  const shared = {
    ...{ className: 'input', value, disabled, 'aria-invalid': wrong },
    ...(code && { 'data-face': 'code', spellCheck: false }),
  };
  return (
    <label className="field">
      <span>{label}</span>
      {rows === undefined ? (
        <input
          {...shared}
          type={type}
          autoComplete={type === 'password' ? 'current-password' : 'off'}
          list={list}
          onChange={({ target }) => {
            change(target.value);
          }}
        />
      ) : (
        <textarea
          {...shared}
          rows={rows}
          onChange={({ target }) => {
            change(target.value);
          }}
        />
      )}
      {hint !== undefined && <span className="hint">{hint}</span>}
    </label>
  );
};
