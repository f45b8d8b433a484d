/**
 * Makes this tab the phone, and no other tab of this browser any more (https://w3c.github.io/web-locks/).
 * @param name of the phone; tabs of the same name take it from each other
 * @param onTaken hears that another tab took it
 * @returns gives it back
 */
export const becomePhone = (name: string, onTaken: () => void): (() => void) => {
  let giveBack = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  let isGivenBack = false;
  navigator.locks
    .request(name, { steal: true }, () => held)
    // It is stolen.
    .catch(() => {
      if (!isGivenBack) onTaken();
    });
  return () => {
    isGivenBack = true;
    giveBack();
  };
};
