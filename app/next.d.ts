// Types of style sheets and images. The file that Next writes itself needs a build before it can be read.
import "next";
import "next/image-types/global";
