interface Submitted {
  preventDefault(): void;
}

/** What a form does when it is sent: the page itself does it. */
export const onSubmit =
  (act: () => unknown) =>
  (event: Submitted): void => {
    event.preventDefault();
    act();
  };
