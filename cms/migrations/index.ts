import * as migration_20261123_234547_first from './20261123_234547_first.ts';

export const migrations = [
  {
    up: migration_20261123_234547_first.up,
    down: migration_20261123_234547_first.down,
    name: '20261123_234547_first'
  },
];
