import * as migration_20261123_234547_first from './20261123_234547_first.ts';
import * as migration_20261124_031948_desk from './20261124_031948_desk.ts';
import * as migration_20261124_053326_reach from './20261124_053326_reach.ts';
import * as migration_20261128_034016_leases from './20261128_034016_leases.ts';
import * as migration_20261128_071409_alarms from './20261128_071409_alarms.ts';
import * as migration_20261128_081316_topics from './20261128_081316_topics.ts';

export const migrations = [
  {
    up: migration_20261123_234547_first.up,
    down: migration_20261123_234547_first.down,
    name: '20261123_234547_first',
  },
  {
    up: migration_20261124_031948_desk.up,
    down: migration_20261124_031948_desk.down,
    name: '20261124_031948_desk',
  },
  {
    up: migration_20261124_053326_reach.up,
    down: migration_20261124_053326_reach.down,
    name: '20261124_053326_reach',
  },
  {
    up: migration_20261128_034016_leases.up,
    down: migration_20261128_034016_leases.down,
    name: '20261128_034016_leases',
  },
  {
    up: migration_20261128_071409_alarms.up,
    down: migration_20261128_071409_alarms.down,
    name: '20261128_071409_alarms',
  },
  {
    up: migration_20261128_081316_topics.up,
    down: migration_20261128_081316_topics.down,
    name: '20261128_081316_topics'
  },
];
