/** Workbooks in and out of the page: chosen, dropped, saved as a download, and the sample the server makes. */
import { newBook, openBook, saveBook, type BookModel } from '../host';

const SAMPLE = 'sample.xlsx';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface OpenedBook {
  readonly book: BookModel;
  readonly fileName: string;
}

export function emptyBook(fileName: string): OpenedBook {
  return { book: newBook(), fileName };
}

export async function bookFromFile(file: File): Promise<OpenedBook> {
  return { book: await openBook(new Uint8Array(await file.arrayBuffer())), fileName: file.name };
}

/** Rejects with the server's words when it could not make the sample. */
export async function sampleBook(fileName: string): Promise<OpenedBook> {
  const answer = await fetch(SAMPLE);
  if (!answer.ok) throw new Error(await answer.text());
  return { book: await openBook(new Uint8Array(await answer.arrayBuffer())), fileName };
}

export async function download(book: BookModel, fileName: string): Promise<void> {
  const bytes = await saveBook(book);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX }));
  link.download = fileName.endsWith('.xlsx') ? fileName : `${fileName}.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Calls back with a file dropped anywhere on the page; `over` says whether one hovers above it. */
export function onDroppedFile(dropped: (file: File) => void, over: (hovering: boolean) => void): void {
  const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  // In the capturing phase: the grid has its own plans with what is dropped on it.
  const capture = { capture: true };
  window.addEventListener(
    'dragover',
    (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      over(true);
    },
    capture,
  );
  window.addEventListener(
    'dragleave',
    (event) => {
      if (event.relatedTarget === null) over(false);
    },
    capture,
  );
  window.addEventListener(
    'drop',
    (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      over(false);
      dropped(file);
    },
    capture,
  );
}
