import type { PlaceholdersIn } from '../../../src/messages/phrase.ts';
import { CHINESE } from '../../../src/pages/words/chinese.ts';
import { ENGLISH } from '../../../src/pages/words/english.ts';
import type { Served } from '../../helpers/in-browser.ts';
import { type Look, type OpenedPage, openPageAs, type Who } from '../../helpers/page-in-browser.ts';
import type { LivelyScene } from './lively-scene.ts';

type Key = keyof typeof ENGLISH;
type Filling<Text extends string> = Readonly<Record<PlaceholdersIn<Text>, string | number>>;

const TEXTS: Readonly<Record<Look['locale'], Readonly<Record<Key, string>>>> = {
  'en-GB': ENGLISH,
  'zh-CN': CHINESE,
};

/** What is looked at: a page as somebody has it before them. @param name what it is, the page first */
export type See = (opened: OpenedPage, name: string) => Promise<void>;

/** A tour of the pages in one look: what is opened, in which words, and who looks. */
export class Tour {
  readonly scene: LivelyScene;
  readonly see: See;
  readonly look: Look;
  readonly #served: Served;

  constructor(served: Served, scene: LivelyScene, look: Look, see: See) {
    this.#served = served;
    this.scene = scene;
    this.look = look;
    // Below the head, which stays, something may stand half hidden wherever one has scrolled to.
    this.see = async (opened, name) => {
      await opened.page.evaluate('scrollTo(0, 0)');
      await see(opened, name);
    };
  }

  /** What a page says in the language of the look. */
  say<Asked extends Key>(
    key: Asked,
    ...[filling]: [PlaceholdersIn<(typeof ENGLISH)[Asked]>] extends [never]
      ? []
      : [Filling<(typeof ENGLISH)[Asked]>]
  ): string {
    const filled: Readonly<Record<string, string | number>> = filling ?? {};
    return TEXTS[this.look.locale][key].replace(/\{(\w+)\}/g, (_blank, name: string) =>
      String(filled[name]),
    );
  }

  open(who: Who, path: string): Promise<OpenedPage> {
    return openPageAs(this.#served, who, path, this.look);
  }

  /** Sees what is open, and closes it by Escape. */
  async seeDialog(opened: OpenedPage, name: string): Promise<void> {
    const { page } = opened;
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByText(this.say('loading')).waitFor({ state: 'detached' });
    await this.see(opened, name);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  /** Opens a dialog by a button of the page, sees it, and closes it by Escape. */
  async seeDialogOf(opened: OpenedPage, button: string, name: string): Promise<void> {
    await opened.page.getByRole('button', { name: button, exact: true }).first().click();
    await this.seeDialog(opened, name);
  }

  /** Opens a menu, sees it, and closes it by Escape. */
  async seeMenuOf(opened: OpenedPage, button: string, name: string): Promise<void> {
    const { page } = opened;
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const menu = page.getByRole('menu');
    await menu.waitFor();
    await this.see(opened, name);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  }
}
