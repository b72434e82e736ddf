import config from '@payload-config'
import { rest } from '../../../../rest.ts'

const handle = (request: Request) => rest(config, request)

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
