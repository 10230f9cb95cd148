/** A thread of its own as far as values go: all it is sent and all it posts is copied as between threads. */
import type { WorkerMessage } from '../askWorker';

/** What the worker does with a question; a fault it throws is told as a worker's is. */
type Work = (question: unknown, post: (message: WorkerMessage) => void) => Promise<void>;

export class CopyingWorker {
  static started = 0;
  static terminated = 0;
  private static work: Work = async () => undefined;

  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;
  private ended = false;

  constructor() {
    CopyingWorker.started++;
  }

  /** From here on this is the `Worker` there is, and does that. */
  static install(work: Work): void {
    Object.assign(CopyingWorker, { started: 0, terminated: 0, work });
    Reflect.set(globalThis, 'Worker', CopyingWorker);
  }

  static remove(): void {
    Reflect.deleteProperty(globalThis, 'Worker');
  }

  postMessage(question: unknown): void {
    void this.answer(structuredClone(question));
  }

  terminate(): void {
    this.ended = true;
    CopyingWorker.terminated++;
  }

  private async answer(question: unknown): Promise<void> {
    try {
      await CopyingWorker.work(question, (message) => {
        const data = structuredClone(message);
        if (!this.ended) this.onmessage?.({ data });
      });
    } catch (error) {
      if (!this.ended) this.onerror?.({ message: String(error) });
    }
  }
}
