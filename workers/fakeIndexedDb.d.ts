/** Its package hides its own declaration. */
declare module 'fake-indexeddb/auto';
