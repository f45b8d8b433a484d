import { parseArgs } from 'node:util';
import { takeEveryPicture } from './pictures/every-picture.ts';
import { takePicturesOfReadme } from './pictures/readme-pictures.ts';

/*
 * npm run pictures: takes the pictures of the README. With --all DIR it takes one of every page, form and dialog in
 * every look instead, for somebody to look at.
 */

const { values } = parseArgs({ options: { all: { type: 'string' } } });
await (values.all === undefined ? takePicturesOfReadme() : takeEveryPicture(values.all));
