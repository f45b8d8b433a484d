/**
 * The longest `data` and `user_data`, in bytes of UTF-8. It stands in every event of what it belongs
 * to, so that a long one costs many times its length.
 */
export const MOST_DATA_BYTES = 2000;

/** How long it is, in bytes of UTF-8. */
export const dataBytes = (data: string): number => Buffer.byteLength(data);
