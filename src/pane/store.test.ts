import { createStore } from './store';

test('Listeners hear of a change, and not of a value set to what it was', () => {
  const store = createStore({ count: 1, name: 'a' });
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.get().count));
  store.set({ count: 1 });
  store.set({ count: 2 });
  stop();
  store.set({ count: 3 });
  expect(seen).toEqual([2]);
  expect(store.get()).toEqual({ count: 3, name: 'a' });
});

test('The state is replaced, never changed in place', () => {
  const store = createStore({ count: 1 });
  const before = store.get();
  store.set({ count: 2 });
  expect(before).toEqual({ count: 1 });
});
