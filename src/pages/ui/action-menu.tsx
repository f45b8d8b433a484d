import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

export interface MenuChoice {
  readonly key: string;
  readonly label: ReactNode;
  readonly choose: () => void;
}

interface ActionMenuProps {
  /** What the button says. */
  readonly label: ReactNode;
  /** What it is for a screen reader, where the label alone does not tell. */
  readonly name?: string;
  readonly kind?: 'quiet' | 'first';
  readonly disabled?: boolean;
  readonly choices: readonly MenuChoice[];
}

/** What is opened belongs to what the page is about, also for a screen reader. */
const MAIN = {
  get current() {
    return document.querySelector('main');
  },
};

/** A button that opens a list of things to do. */
export const ActionMenu = ({
  label,
  name,
  kind,
  disabled = false,
  choices,
}: ActionMenuProps): ReactNode => (
  <Menu.Root>
    <Menu.Trigger className="button" data-kind={kind} aria-label={name} disabled={disabled}>
      {label}
    </Menu.Trigger>
    <Menu.Portal container={MAIN}>
      <Menu.Positioner className="menu-room" sideOffset={4} align="end">
        <Menu.Popup className="menu">
          {choices.map(({ key, label: text, choose }) => (
            <Menu.Item key={key} className="menu-item" onClick={choose}>
              {text}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);
