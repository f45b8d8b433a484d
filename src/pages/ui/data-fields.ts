/** What the IVR sent along, as fields where it is a JSON object; null: it is anything else. */
export const dataFields = (data: string): readonly (readonly [string, string])[] | null => {
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

/** The same in one line, for a list. */
export const dataText = (data: string): string =>
  dataFields(data)
    ?.map(([name, value]) => `${name}: ${value}`)
    .join(' · ') ?? data;
