/** The workbench: a grid over a host, beside it the pane that Excel would load, above both a few buttons. */
import { ExcelHost } from '../host';
import { bookFromFile, download, emptyBook, onDroppedFile, sampleBook, type OpenedBook } from './files';
import { Grid } from './grid/grid';
import { listenToPerson } from './grid/person';
import { createUniver } from './grid/univer';
import { PaneFrame } from './pane';
import { exposeState } from './state';
import { Toolbar } from './toolbar';
import './workbench.css';

/** `?empty` in the address starts with a blank workbook instead of the sample ledger. */
const START_EMPTY = 'empty';

function container(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

class Workbench {
  private readonly toolbar: Toolbar;
  private readonly pane = new PaneFrame(container('pane'));
  private readonly grid: Grid;
  private host: ExcelHost | null = null;
  private fileName = '';
  private stopFollowing: () => void = () => undefined;

  constructor() {
    this.toolbar = new Toolbar({
      openFile: (file) => void this.openFile(file),
      save: () => void this.save(),
      empty: () => void this.show(emptyBook(this.unnamed())),
      sample: () => void this.openSample(),
      lookChanged: () => {
        this.openPane();
      },
    });
    const parts = createUniver(container('grid'), this.toolbar.look.language);
    this.grid = new Grid(parts, (error) => {
      this.toolbar.tell(this.toolbar.words.noColours(reasonOf(error)));
    });
    listenToPerson(parts, {
      host: () => this.openHost(),
      grid: this.grid,
      refused: (error) => {
        this.toolbar.tell(this.toolbar.words.refused(reasonOf(error)));
      },
    });
    onDroppedFile(
      (file) => void this.openFile(file),
      (hovering) => {
        this.toolbar.hover(hovering);
      },
    );
    exposeState({ host: () => this.host, grid: this.grid });
  }

  start(): Promise<void> {
    const empty = new URLSearchParams(window.location.search).has(START_EMPTY);
    return empty ? this.show(emptyBook(this.unnamed())) : this.openSample();
  }

  private async openFile(file: File): Promise<void> {
    const { words } = this.toolbar;
    this.toolbar.tell(words.opening);
    try {
      await this.show(await bookFromFile(file));
    } catch (error) {
      this.toolbar.tell(words.cannotOpen(file.name, reasonOf(error)));
    }
  }

  private async openSample(): Promise<void> {
    const { words } = this.toolbar;
    this.toolbar.tell(words.opening);
    try {
      await this.show(await sampleBook(`${words.sample}.xlsx`));
    } catch (error) {
      await this.show(emptyBook(this.unnamed()));
      this.toolbar.tell(words.noSample(reasonOf(error)));
    }
  }

  private async save(): Promise<void> {
    try {
      await download(this.openHost().book, this.fileName);
    } catch (error) {
      this.toolbar.tell(this.toolbar.words.cannotSave(reasonOf(error)));
    }
  }

  private async show({ book, fileName }: OpenedBook): Promise<void> {
    const host = await ExcelHost.create(book, { workbookName: fileName });
    this.stopFollowing();
    this.host = host;
    this.fileName = fileName;
    this.grid.show(host);
    this.follow(host);
    this.openPane();
    this.toolbar.setFileName(fileName);
    this.toolbar.tell(null);
  }

  private follow(host: ExcelHost): void {
    const stops = [
      host.onChange(({ kind }) => {
        if (kind === 'selection' || kind === 'sheetActivated') this.grid.followSelection();
      }),
      host.onSettled(() => {
        this.grid.changed();
      }),
    ];
    this.stopFollowing = () => {
      for (const stop of stops) stop();
    };
  }

  private openPane(): void {
    this.pane.open(this.openHost(), this.toolbar.look, this.toolbar.words.pane);
  }

  private openHost(): ExcelHost {
    if (!this.host) throw new Error('no book is open');
    return this.host;
  }

  private unnamed(): string {
    return `${this.toolbar.words.unnamed}.xlsx`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

void new Workbench().start();
