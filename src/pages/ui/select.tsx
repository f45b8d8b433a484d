import type { ReactNode } from 'react';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly change: (value: Value) => void;
}

/** One of a few, with its name above. */
export const Select = <Value extends string>({
  label,
  value,
  choices,
  change,
}: SelectProps<Value>): ReactNode => (
  <label className="field">
    <span>{label}</span>
    <select
      className="input"
      value={value}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice.value === target.value);
        if (chosen !== undefined) change(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </select>
  </label>
);
