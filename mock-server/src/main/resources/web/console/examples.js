/** A cart and an answer that disagree in one price, to show what a finding looks like. */

export const exampleCart = [
  {
    id: 'singleProductId',
    name: '네이버페이 상품1',
    basePrice: 1000,
    taxType: 'TAX',
    quantity: 2,
    infoUrl: 'http://127.0.0.1:8091/products/singleProductId',
    imageUrl: 'http://127.0.0.1:8091/products/singleProductId/image',
    shipping: { groupId: 'shipping-a', method: 'DELIVERY', baseFee: 2500, feePayType: 'PREPAYED', feeRule: { freeByThreshold: 20000 } },
  },
  {
    id: 'optionProductId',
    name: '네이버페이 상품2',
    basePrice: 1000,
    taxType: 'TAX',
    infoUrl: 'http://127.0.0.1:8091/products/optionProductId',
    imageUrl: 'http://127.0.0.1:8091/products/optionProductId/image',
    options: [
      {
        optionQuantity: 2,
        optionPrice: 200,
        selectionCode: 'R_L',
        selections: [
          { code: 'RED', label: '색상', value: '빨강' },
          { code: '180', label: '사이즈', value: '180' },
        ],
      },
    ],
    shipping: { groupId: 'shipping-a', method: 'DELIVERY', baseFee: 2500, feePayType: 'PREPAYED', feeRule: { freeByThreshold: 20000 } },
  },
];

export const exampleXml = `<?xml version="1.0" encoding="UTF-8"?>
<products>
  <product>
    <id>singleProductId</id>
    <name>네이버페이 상품1</name>
    <basePrice>1000</basePrice>
    <taxType>TAX</taxType>
    <infoUrl>http://127.0.0.1:8091/products/singleProductId</infoUrl>
    <imageUrl>http://127.0.0.1:8091/products/singleProductId/image</imageUrl>
    <status>ON_SALE</status>
    <shippingPolicy>
      <groupId>shipping-a</groupId>
      <method>DELIVERY</method>
      <feeType>CONDITIONAL_FREE</feeType>
      <feePayType>PREPAYED</feePayType>
      <feePrice>2500</feePrice>
      <conditionalFree><basePrice>20000</basePrice></conditionalFree>
    </shippingPolicy>
  </product>
  <product>
    <id>optionProductId</id>
    <name>네이버페이 상품2</name>
    <basePrice>1000</basePrice>
    <taxType>TAX</taxType>
    <infoUrl>http://127.0.0.1:8091/products/optionProductId</infoUrl>
    <imageUrl>http://127.0.0.1:8091/products/optionProductId/image</imageUrl>
    <status>ON_SALE</status>
    <optionSupport>true</optionSupport>
    <option>
      <optionItem>
        <type>SELECT</type>
        <name>색상</name>
        <value><id>RED</id><text>빨강</text></value>
      </optionItem>
      <optionItem>
        <type>SELECT</type>
        <name>사이즈</name>
        <value><id>180</id><text>180</text></value>
      </optionItem>
      <combination>
        <manageCode>R_L</manageCode>
        <price>300</price>
        <options><name>색상</name><id>RED</id></options>
        <options><name>사이즈</name><id>180</id></options>
      </combination>
    </option>
    <shippingPolicy>
      <groupId>shipping-a</groupId>
      <method>DELIVERY</method>
      <feeType>CONDITIONAL_FREE</feeType>
      <feePayType>PREPAYED</feePayType>
      <feePrice>2500</feePrice>
      <conditionalFree><basePrice>20000</basePrice></conditionalFree>
    </shippingPolicy>
  </product>
</products>
`;
