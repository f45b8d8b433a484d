/** Makes the client's types anew: npm run client */
import { writeFileSync } from 'node:fs';
import { apiTypes, TYPES_FILE } from './api-types.ts';

writeFileSync(TYPES_FILE, await apiTypes());
