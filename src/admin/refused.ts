/** The service answered, and did not do it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** No service answered. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
}
