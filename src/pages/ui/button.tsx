import type { ReactNode } from 'react';

interface ButtonProps {
  readonly children: ReactNode;
  /** Without it the button sends its form. */
  readonly act?: () => void;
  readonly kind?: 'first' | 'danger' | 'quiet';
  readonly size?: 'large' | 'small';
  /** What it is for a screen reader, where its text alone does not tell. */
  readonly name?: string | undefined;
  readonly disabled?: boolean;
  /** Of a button that stays pressed. */
  readonly pressed?: boolean;
  readonly wide?: boolean;
  /** It has the focus as soon as it is there. */
  readonly takesFocus?: boolean;
}

/** A button. */
export const Button = ({
  children,
  act,
  kind,
  size,
  name,
  disabled = false,
  pressed,
  wide = false,
  takesFocus = false,
}: ButtonProps): ReactNode => (
  <button
    type={act === undefined ? 'submit' : 'button'}
    className={wide ? 'button pick' : 'button'}
    data-kind={kind}
    data-size={size}
    aria-label={name}
    aria-pressed={pressed}
    disabled={disabled}
    autoFocus={takesFocus}
    onClick={act}
  >
    {children}
  </button>
);
