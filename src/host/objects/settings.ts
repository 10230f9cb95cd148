import { itemNotFound } from '../errors';
import type { BookModel } from '../model';
import { NULL_OBJECT, objectType, textOf } from './objectType';

interface Setting {
  readonly book: BookModel;
  readonly key: string;
}

const settingObject = objectType<Setting>({
  type: 'Setting',
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.settings.get(key) ?? null,
      set: ({ book, key }, value) => {
        book.settings.set(key, value);
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.settings.delete(key);
      return null;
    },
  },
});

export const settingsObject = objectType<BookModel>({
  type: 'SettingCollection',
  items: (book) => [...book.settings.keys()].map((key) => settingObject({ book, key })),
  methods: {
    Add: (book, [key, value]) => {
      const name = textOf(key, 'SettingCollection.add');
      book.settings.set(name, value);
      return settingObject({ book, key: name });
    },
    GetCount: (book) => book.settings.size,
    '[indexer]': (book, [key]) => {
      const name = textOf(key, 'SettingCollection.getItem');
      if (!book.settings.has(name)) throw itemNotFound('SettingCollection.getItem');
      return settingObject({ book, key: name });
    },
    GetItemOrNullObject: (book, [key]) =>
      typeof key === 'string' && book.settings.has(key) ? settingObject({ book, key }) : NULL_OBJECT,
  },
});
