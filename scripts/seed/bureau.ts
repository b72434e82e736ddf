/** Public details of a bureau that does not exist. */
export const bureau = {
  name: '云浦市人力资源和社会保障局',
  shortName: '云浦人社',
  demo: true,
  region: '云浦市',
  address: '云浦市青屿区云溪路 18 号',
  phone: '0000-5550100',
  email: 'office@yunpu.example',
  siteIdCode: '0000000000',
  icp: '演示 ICP 备 0000000 号',
  policeRecord: '演示公网安备 00000000000000 号',
  colour: '#1c5a62',
}
