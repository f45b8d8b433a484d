/** Controls that a terminal would obey; line ends and tabs are among them. */
const CONTROLS = /\p{Cc}|\p{Cf}/gu;

/** A text of others as it may be shown on a terminal: it can move no cursor and hide nothing. */
export const printable = (text: string): string => text.replace(CONTROLS, '\uFFFD');
