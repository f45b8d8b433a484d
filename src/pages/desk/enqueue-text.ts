const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** Whom to ask for, as an agent's desk knows it. */
export type Asked =
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'condition'; readonly name: string };

/** How long somebody waits for a colleague before they come back. */
const AGENT_TIMEOUT_SECONDS = 60;

/** The `<enqueue>` that looks for one agent, or for anybody whom a condition matches. */
export const enqueueText = ({ kind, name }: Asked): string => {
  const entry =
    kind === 'agent'
      ? `<target name="${escaped(name)}" timeout="${AGENT_TIMEOUT_SECONDS}"/>`
      : `<condition name="${escaped(name)}"/>`;
  return `<enqueue><route>${entry}</route></enqueue>`;
};
