import { useMemo, useState } from 'react';

/** Something that is open or closed, at first closed. */
export const useSwitch = () => {
  const [isOpen, set] = useState(false);
  return useMemo(
    () => ({
      isOpen,
      open: () => {
        set(true);
      },
      close: () => {
        set(false);
      },
    }),
    [isOpen],
  );
};
