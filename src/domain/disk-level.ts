/** How much room there is where records are stored. `full`: what is left is kept for calls that go on. */
export type DiskLevel = 'enough' | 'low' | 'full';
