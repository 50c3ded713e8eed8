// The words of which six stand for a key.

export const WORDS =
  (
    "acorn album almond amber anchor ankle apple apron arrow atlas autumn bacon badge bamboo " +
    "banjo barley basket beacon beaver bench berry blanket blossom bonnet bottle branch bread " +
    "bridge bronze brush bucket button cabbage cactus camel candle canvas carpet carrot castle " +
    "cedar cellar chalk cherry chimney circle clover coconut copper coral cotton cousin cradle " +
    "cricket crystal curtain cushion daisy dolphin donkey dragon drawer drum eagle elbow ember " +
    "engine falcon feather fiddle finger flannel flute forest fossil fountain fox garden garlic " +
    "ginger giraffe goblet goose grape gravel guitar hammer harbour harvest hazel helmet hermit " +
    "honey hornet house iceberg igloo island ivory jacket jasmine jelly jigsaw jungle kettle " +
    "kitchen kitten ladder lagoon lantern laurel lemon leopard lettuce library lily lobster " +
    "locket lumber magnet mango maple marble market meadow melon mirror mitten monkey morning " +
    "mosaic muffin mustard napkin needle nutmeg oak ocean olive onion orange orchard otter " +
    "oyster paddle palace pancake panda paper parrot peanut pebble pelican pencil pepper piano " +
    "pigeon pillow planet plum pocket pony poppy potato pumpkin puzzle quartz quilt rabbit " +
    "radish raft rainbow raven ribbon river robin rocket rope saddle saffron sailor salmon " +
    "sandal satin saucer scarf school shadow shovel silver sister spider spinach sponge " +
    "squirrel stable statue stocking summer sunset swan table tailor teapot temple thimble " +
    "thistle thunder tiger timber tomato torch tower trumpet tulip tunnel turkey turtle " +
    "umbrella uncle valley vanilla velvet village violet wagon walnut walrus water whistle " +
    "willow window winter wizard wolf yard yellow yogurt zebra zipper bishop doctor farmer " +
    "finch ferry hotel lizard lotus minute moon pilot queen salad star wheel zero"
  ).split(" ");
